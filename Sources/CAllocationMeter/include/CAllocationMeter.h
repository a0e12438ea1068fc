// Counts what one thread holds of the heap, by standing in front of glibc's allocator. Linked into the tests alone.
#ifndef C_ALLOCATION_METER_H
#define C_ALLOCATION_METER_H

#include <stdint.h>

/// Begins to count what this thread allocates and frees.
void allocation_meter_begin(void);

/// Ends it; gives the largest number of bytes held at once, beyond what was held at the beginning.
uint64_t allocation_meter_end(void);

/// Processor time of this thread, nanoseconds.
uint64_t thread_processor_time(void);

#endif
