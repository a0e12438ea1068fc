/// What is needed of PKCS#11, with the layout of the specification on Linux: no packing, CK_ULONG is unsigned long.
#ifndef CPKCS11_DECLARATIONS_H
#define CPKCS11_DECLARATIONS_H

typedef unsigned long ck_ulong;
typedef ck_ulong ck_rv;

struct ck_version { unsigned char major, minor; };
struct ck_attribute { ck_ulong type; void *value; ck_ulong size; };
struct ck_mechanism { ck_ulong type; void *parameter; ck_ulong size; };
struct ck_gcm_params {
    unsigned char *iv; ck_ulong iv_size; ck_ulong iv_bits;
    unsigned char *aad; ck_ulong aad_size; ck_ulong tag_bits;
};
/// Before version 2.40 errata 1 there was no `iv_bits`; some modules still want it so.
struct ck_gcm_params_old {
    unsigned char *iv; ck_ulong iv_size;
    unsigned char *aad; ck_ulong aad_size; ck_ulong tag_bits;
};
struct ck_initialize_args { void *create, *destroy, *lock, *unlock; ck_ulong flags; void *reserved; };
struct ck_token_info {
    unsigned char label[32], manufacturer[32], model[16], serial[16];
    ck_ulong flags, numbers[10];
    struct ck_version hardware, firmware;
    unsigned char time[16];
};

enum {
    CKR_OK = 0, CKR_ARGUMENTS_BAD = 7, CKR_MECHANISM_PARAM_INVALID = 0x71, CKR_USER_ALREADY_LOGGED_IN = 0x100,
    CKR_CRYPTOKI_ALREADY_INITIALIZED = 0x191,
    CKF_OS_LOCKING_OK = 2, CKF_SERIAL_SESSION = 4, CKF_TOKEN_INITIALIZED = 1 << 10, CKF_LOGIN_REQUIRED = 4,
    CKU_USER = 1, CKO_SECRET_KEY = 4, CKK_AES = 0x1f, CKA_CLASS = 0, CKA_LABEL = 3, CKA_KEY_TYPE = 0x100,
    CKM_AES_GCM = 0x1087,
};

typedef void *unused;

/// All of version 2's functions in the specification's order; those that are not used have no type.
struct ck_function_list {
    struct ck_version version;
    ck_rv (*initialize)(void *);
    ck_rv (*finalize)(void *);
    unused get_info, get_function_list;
    ck_rv (*get_slot_list)(unsigned char present, ck_ulong *slots, ck_ulong *count);
    unused get_slot_info;
    ck_rv (*get_token_info)(ck_ulong slot, struct ck_token_info *);
    unused get_mechanism_list, get_mechanism_info, init_token, init_pin, set_pin;
    ck_rv (*open_session)(ck_ulong slot, ck_ulong flags, void *application, void *notify, ck_ulong *session);
    ck_rv (*close_session)(ck_ulong session);
    unused close_all_sessions, get_session_info, get_operation_state, set_operation_state;
    ck_rv (*login)(ck_ulong session, ck_ulong user, unsigned char *pin, ck_ulong size);
    ck_rv (*logout)(ck_ulong session);
    unused create_object, copy_object, destroy_object, get_object_size, get_attribute_value, set_attribute_value;
    ck_rv (*find_objects_init)(ck_ulong session, struct ck_attribute *, ck_ulong count);
    ck_rv (*find_objects)(ck_ulong session, ck_ulong *objects, ck_ulong room, ck_ulong *count);
    ck_rv (*find_objects_final)(ck_ulong session);
    ck_rv (*encrypt_init)(ck_ulong session, struct ck_mechanism *, ck_ulong key);
    ck_rv (*encrypt)(ck_ulong session, unsigned char *input, ck_ulong, unsigned char *output, ck_ulong *);
    unused encrypt_update, encrypt_final;
    ck_rv (*decrypt_init)(ck_ulong session, struct ck_mechanism *, ck_ulong key);
    ck_rv (*decrypt)(ck_ulong session, unsigned char *input, ck_ulong, unsigned char *output, ck_ulong *);
};

#endif
