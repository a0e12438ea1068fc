#include "CPKCS11.h"
#include "Declarations.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

/// The label of a token is padded with blanks to 32 bytes.
static int has_label(const struct ck_token_info *info, const char *label) {
    size_t size = strlen(label);
    if (size > sizeof info->label || memcmp(info->label, label, size) != 0) return 0;
    for (size_t index = size; index < sizeof info->label; index++)
        if (info->label[index] != ' ') return 0;
    return 1;
}

static int find_token(const struct ck_function_list *list, pkcs11_operation *operation, ck_ulong *found, int *wants_pin) {
    ck_ulong slots[256], count = sizeof slots / sizeof slots[0];
    operation->value = list->get_slot_list(1, slots, &count);
    if (operation->value != CKR_OK) return PKCS11_INITIALIZE;
    int matches = 0;
    for (ck_ulong index = 0; index < count && index < sizeof slots / sizeof slots[0]; index++) {
        struct ck_token_info info;
        memset(&info, 0, sizeof info);
        // A token that is being taken out is not the one.
        if (list->get_token_info(slots[index], &info) != CKR_OK) continue;
        if (!(info.flags & CKF_TOKEN_INITIALIZED) || !has_label(&info, operation->token)) continue;
        *found = slots[index];
        *wants_pin = (info.flags & CKF_LOGIN_REQUIRED) != 0;
        matches++;
    }
    return matches == 1 ? PKCS11_DONE : matches == 0 ? PKCS11_NO_TOKEN : PKCS11_TOKENS;
}

static int find_key(const struct ck_function_list *list, pkcs11_operation *operation, ck_ulong session, ck_ulong *key) {
    ck_ulong class = CKO_SECRET_KEY, type = CKK_AES, objects[2], count = 0;
    struct ck_attribute wanted[] = {
        {CKA_CLASS, &class, sizeof class},
        {CKA_KEY_TYPE, &type, sizeof type},
        {CKA_LABEL, (void *)operation->key, strlen(operation->key)},
    };
    operation->value = list->find_objects_init(session, wanted, 3);
    if (operation->value != CKR_OK) return PKCS11_SEARCH;
    // A module may give fewer at a time than there is room for.
    while (count < 2) {
        ck_ulong more = 0;
        operation->value = list->find_objects(session, objects + count, 2 - count, &more);
        if (operation->value != CKR_OK || more == 0 || more > 2 - count) break;
        count += more;
    }
    list->find_objects_final(session);
    if (operation->value != CKR_OK) return PKCS11_SEARCH;
    if (count != 1) return count == 0 ? PKCS11_NO_KEY : PKCS11_KEYS;
    *key = objects[0];
    return PKCS11_DONE;
}

static ck_rv crypt(
    const struct ck_function_list *list, pkcs11_operation *operation, ck_ulong session, ck_ulong key,
    struct ck_mechanism *mechanism
) {
    unsigned char input[256];
    ck_ulong size = sizeof operation->output;
    memcpy(input, operation->input, operation->input_size);
    ck_rv value = operation->encrypts ? list->encrypt_init(session, mechanism, key)
                                      : list->decrypt_init(session, mechanism, key);
    if (value == CKR_OK)
        value = operation->encrypts ? list->encrypt(session, input, operation->input_size, operation->output, &size)
                                    : list->decrypt(session, input, operation->input_size, operation->output, &size);
    memset(input, 0, sizeof input);
    __asm__ __volatile__("" : : "r"(input) : "memory");
    operation->output_size = value == CKR_OK ? size : 0;
    return value;
}

static int is_about_parameters(ck_rv value) {
    return value == CKR_MECHANISM_PARAM_INVALID || value == CKR_ARGUMENTS_BAD;
}

static int crypt_gcm(const struct ck_function_list *list, pkcs11_operation *operation, ck_ulong session, ck_ulong key) {
    static const uint8_t zero[12];
    uint8_t given[12];
    memcpy(given, operation->iv, sizeof given);
    // With the IV's length in bits and without; then, encrypting, with an IV of zeros, which tells tokens that make their
    // own to do so.
    for (int try = 0; try < (operation->encrypts ? 4 : 2); try++) {
        memcpy(operation->iv, try < 2 ? given : zero, sizeof given);
        struct ck_gcm_params params = {
            operation->iv, 12, 96, (unsigned char *)operation->aad, operation->aad_size, 128};
        struct ck_gcm_params_old old = {operation->iv, 12, (unsigned char *)operation->aad, operation->aad_size, 128};
        struct ck_mechanism mechanism = {CKM_AES_GCM, &params, sizeof params};
        if (try % 2 == 1) mechanism = (struct ck_mechanism){CKM_AES_GCM, &old, sizeof old};
        operation->value = crypt(list, operation, session, key, &mechanism);
        if (operation->value == CKR_OK) break;
        if (!is_about_parameters(operation->value)) return PKCS11_CRYPT;
    }
    if (operation->value != CKR_OK) return PKCS11_CRYPT;
    // An IV of zeros would be used twice.
    if (operation->encrypts && memcmp(operation->iv, zero, sizeof zero) == 0) return PKCS11_ANSWER;
    size_t expected = operation->encrypts ? operation->input_size + 16 : operation->input_size - 16;
    return operation->output_size == expected ? PKCS11_DONE : PKCS11_ANSWER;
}

static int in_session(const struct ck_function_list *list, pkcs11_operation *operation) {
    ck_ulong slot = 0, session = 0, key = 0;
    int wants_pin = 0, step = find_token(list, operation, &slot, &wants_pin);
    if (step != PKCS11_DONE) return step;
    operation->value = list->open_session(slot, CKF_SERIAL_SESSION, NULL, NULL, &session);
    if (operation->value != CKR_OK) return PKCS11_SESSION;
    int is_logged_in = 0;
    if (wants_pin || operation->pin != NULL) {
        operation->value = list->login(session, CKU_USER, (unsigned char *)operation->pin, operation->pin_size);
        is_logged_in = operation->value == CKR_OK;
        if (!is_logged_in && operation->value != CKR_USER_ALREADY_LOGGED_IN) step = PKCS11_LOGIN;
    }
    if (step == PKCS11_DONE) step = find_key(list, operation, session, &key);
    if (step == PKCS11_DONE) step = crypt_gcm(list, operation, session, key);
    if (is_logged_in) list->logout(session);
    list->close_session(session);
    return step;
}

static int perform(pkcs11_operation *operation) {
    if (operation->input_size > 256 || (!operation->encrypts && operation->input_size < 16)) return PKCS11_ANSWER;
    // Never closed: modules keep threads and exit handlers.
    void *module = dlopen(operation->module, RTLD_NOW | RTLD_LOCAL);
    if (module == NULL) {
        const char *reason = dlerror();
        snprintf(operation->message, sizeof operation->message, "%s", reason ? reason : "unknown");
        return PKCS11_LOAD;
    }
    ck_rv (*get_function_list)(struct ck_function_list **) = NULL;
    *(void **)&get_function_list = dlsym(module, "C_GetFunctionList");
    struct ck_function_list *list = NULL;
    if (get_function_list == NULL || get_function_list(&list) != CKR_OK || list == NULL || list->version.major < 2) {
        snprintf(operation->message, sizeof operation->message, "it has no C_GetFunctionList of PKCS#11 version 2");
        return PKCS11_LOAD;
    }
    struct ck_initialize_args arguments = {.flags = CKF_OS_LOCKING_OK};
    operation->value = list->initialize(&arguments);
    int is_ours = operation->value == CKR_OK;
    if (!is_ours && operation->value != CKR_CRYPTOKI_ALREADY_INITIALIZED) return PKCS11_INITIALIZE;
    int step = in_session(list, operation);
    ck_ulong value = operation->value;
    if (is_ours) list->finalize(NULL);
    operation->value = value;
    return step;
}

int pkcs11_perform(pkcs11_operation *operation) {
    pthread_mutex_lock(&one_at_a_time);
    operation->value = 0;
    operation->output_size = 0;
    operation->message[0] = 0;
    int step = perform(operation);
    if (step != PKCS11_DONE) memset(operation->output, 0, sizeof operation->output);
    pthread_mutex_unlock(&one_at_a_time);
    return step;
}
