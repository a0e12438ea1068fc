/// One operation with a key that stays in a PKCS#11 token: an HSM, a smart card, or SoftHSM.
///
/// The module is loaded at run time. Declarations follow the PKCS#11 specification (OASIS, version 2.40) and are only
/// those that are needed.
#ifndef CPKCS11_H
#define CPKCS11_H

#include <stddef.h>
#include <stdint.h>

/// How far it came.
enum {
    PKCS11_DONE = 0,
    /// `message` says why the module could not be loaded.
    PKCS11_LOAD,
    PKCS11_INITIALIZE,
    /// No token of that label.
    PKCS11_NO_TOKEN,
    /// Several tokens of that label.
    PKCS11_TOKENS,
    PKCS11_SESSION,
    PKCS11_LOGIN,
    PKCS11_SEARCH,
    /// No AES key of that label.
    PKCS11_NO_KEY,
    /// Several AES keys of that label.
    PKCS11_KEYS,
    PKCS11_CRYPT,
    /// The token gave something that cannot be right.
    PKCS11_ANSWER,
};

typedef struct pkcs11_operation {
    /// Path of the module; labels as the user knows them. Each ends with a zero byte.
    const char *module;
    const char *token;
    const char *key;
    /// NULL where the token asks for its PIN by itself.
    const uint8_t *pin;
    size_t pin_size;
    /// 1 encrypts, 0 decrypts.
    int encrypts;
    /// Encrypting: a random one, replaced where the token makes its own.
    uint8_t iv[12];
    const uint8_t *aad;
    size_t aad_size;
    /// At most 256 bytes.
    const uint8_t *input;
    size_t input_size;
    /// Ciphertext and tag, or the plaintext.
    uint8_t output[512];
    size_t output_size;
    /// The module's return value of the call that failed.
    unsigned long value;
    char message[256];
} pkcs11_operation;

/// AES-GCM under the token's key, with a tag of 16 bytes. Blocks; operations of a process come one after another.
/// Returns one of the numbers above.
int pkcs11_perform(pkcs11_operation *operation);

#endif
