#ifndef TIDEMARK_CCHECKSUM_H
#define TIDEMARK_CCHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/// Continues the CRC-32 of zlib and of the binlog, beginning with 0, over `size` bytes: with the processor's carry-less
/// multiplication where it has one, else by zlib.
uint32_t tidemark_crc32(uint32_t sum, const void *bytes, size_t size);

#endif
