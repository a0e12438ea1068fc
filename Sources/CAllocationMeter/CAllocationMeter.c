#include "CAllocationMeter.h"

#include <malloc.h>
#include <stddef.h>
#include <time.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void __libc_free(void *old);

#define PER_THREAD static __thread __attribute__((tls_model("initial-exec")))
PER_THREAD int is_counting;
PER_THREAD int64_t held;
PER_THREAD int64_t peak;

static inline void *took(void *memory) {
    if (is_counting && memory) {
        held += (int64_t)malloc_usable_size(memory);
        if (held > peak) peak = held;
    }
    return memory;
}

static inline void gives(void *memory) {
    if (is_counting && memory) held -= (int64_t)malloc_usable_size(memory);
}

void *malloc(size_t size) { return took(__libc_malloc(size)); }

void *calloc(size_t count, size_t size) { return took(__libc_calloc(count, size)); }

void *realloc(void *old, size_t size) {
    int64_t before = is_counting && old ? (int64_t)malloc_usable_size(old) : 0;
    void *memory = __libc_realloc(old, size);
    if (memory || size == 0) held -= before;
    return took(memory);
}

void free(void *memory) {
    gives(memory);
    __libc_free(memory);
}

void allocation_meter_begin(void) {
    held = 0;
    peak = 0;
    is_counting = 1;
}

uint64_t allocation_meter_end(void) {
    is_counting = 0;
    return (uint64_t)peak;
}

uint64_t thread_processor_time(void) {
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}
