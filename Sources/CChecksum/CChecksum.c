#include "CChecksum.h"

#include <zlib.h>

#if defined(__x86_64__)
#include <immintrin.h>

// After V. Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel 2009. The
// constants are powers of x modulo the reflected polynomial 0x1DB710641: x^(512+32), x^(512-32), x^(128+32), x^(128-32), x^64,
// and for the last reduction the polynomial itself and x^64 divided by it.
#define CLMUL __attribute__((target("pclmul,sse4.1")))

/// Moves `state` forward over 128 bits, or 512 with the other constants, and adds `next`.
CLMUL static inline __m128i fold(__m128i state, __m128i constants, __m128i next) {
    __m128i low = _mm_clmulepi64_si128(state, constants, 0x00);
    __m128i high = _mm_clmulepi64_si128(state, constants, 0x11);
    return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

/// Shuffles that move a vector by 0 to 15 bytes: up read at 0 + n, down read at 16 + n. 0xFF gives a zero.
static const uint8_t moves[48] = {
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    0,    1,    2,    3,    4,    5,    6,    7,    8,    9,    10,   11,   12,   13,   14,   15,
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
};

/// At least 16 bytes.
CLMUL static uint32_t by_multiplication(uint32_t sum, const uint8_t *at, size_t size) {
    const __m128i by512 = _mm_set_epi64x(0x1c6e41596, 0x154442bd4);
    const __m128i by128 = _mm_set_epi64x(0x0ccaa009e, 0x1751997d0);
    const uint8_t *end = at + size;
    __m128i state = _mm_xor_si128(_mm_loadu_si128((const void *)at), _mm_cvtsi32_si128((int)~sum));
    at += 16;
    if (size >= 128) {
        __m128i second = _mm_loadu_si128((const void *)at);
        __m128i third = _mm_loadu_si128((const void *)(at + 16));
        __m128i fourth = _mm_loadu_si128((const void *)(at + 32));
        at += 48;
        while (end - at >= 64) {
            state = fold(state, by512, _mm_loadu_si128((const void *)at));
            second = fold(second, by512, _mm_loadu_si128((const void *)(at + 16)));
            third = fold(third, by512, _mm_loadu_si128((const void *)(at + 32)));
            fourth = fold(fourth, by512, _mm_loadu_si128((const void *)(at + 48)));
            at += 64;
        }
        state = fold(fold(fold(state, by128, second), by128, third), by128, fourth);
    }
    while (end - at >= 16) {
        state = fold(state, by128, _mm_loadu_si128((const void *)at));
        at += 16;
    }
    if (end > at) {
        // The state's first bytes, moved to the end of 16, are folded into the rest of it and the last bytes.
        size_t left = (size_t)(end - at);
        __m128i up = _mm_loadu_si128((const void *)(moves + left));
        __m128i down = _mm_loadu_si128((const void *)(moves + 16 + left));
        __m128i last = _mm_loadu_si128((const void *)(end - 16));
        __m128i rest = _mm_blendv_epi8(_mm_shuffle_epi8(state, down), last, down);
        state = fold(_mm_shuffle_epi8(state, up), by128, rest);
    }
    // 128 bits to 64, to 32, and Barrett's reduction.
    const __m128i by64 = _mm_set_epi64x(0, 0x163cd6124);
    const __m128i barrett = _mm_set_epi64x(0x1f7011641, 0x1db710641);
    const __m128i low32 = _mm_setr_epi32(~0, 0, ~0, 0);
    state = _mm_xor_si128(_mm_srli_si128(state, 8), _mm_clmulepi64_si128(state, by128, 0x10));
    state = _mm_xor_si128(
        _mm_srli_si128(state, 4), _mm_clmulepi64_si128(_mm_and_si128(state, low32), by64, 0x00));
    __m128i quotient = _mm_clmulepi64_si128(_mm_and_si128(state, low32), barrett, 0x10);
    quotient = _mm_clmulepi64_si128(_mm_and_si128(quotient, low32), barrett, 0x00);
    return ~(uint32_t)_mm_extract_epi32(_mm_xor_si128(state, quotient), 1);
}

static int can_multiply(void) {
    return __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("sse4.1");
}
#else
static uint32_t by_multiplication(uint32_t sum, const uint8_t *at, size_t size) {
    return (uint32_t)crc32_z(sum, at, size);
}

static int can_multiply(void) { return 0; }
#endif

uint32_t tidemark_crc32(uint32_t sum, const void *bytes, size_t size) {
    if (size >= 16 && can_multiply()) return by_multiplication(sum, bytes, size);
    return (uint32_t)crc32_z(sum, bytes, size);
}
