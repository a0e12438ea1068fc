// For `ZSTD_d_stableOutBuffer`, which libzstd keeps behind this name.
#define ZSTD_STATIC_LINKING_ONLY
#include <zstd.h>

/// Decompression writes straight to the caller's buffer and keeps no window of its own.
static const ZSTD_dParameter tidemark_zstd_stable_output = ZSTD_d_stableOutBuffer;
