#ifndef TIDEMARK_CSPAWN_H
#define TIDEMARK_CSPAWN_H

#include <sys/types.h>

/// What is started, and under which conditions.
struct tidemark_spawn {
    const char *program;
    char *const *arguments;
    char *const *environment;
    /// Its working folder; NULL: this process's.
    const char *folder;
    /// Descriptors that become its standard streams.
    int input, output, errors;
    /// The account it runs as, where `changes_account` is not 0.
    int changes_account;
    uid_t user;
    gid_t group;
    const gid_t *groups;
    size_t group_count;
    /// Sent to it by the kernel when the thread that started it ends; 0: none.
    int death_signal;
    /// Not 0: it gets a session of its own; otherwise a process group of its own.
    int own_session;
};

/// Starts a process; every descriptor but the three is closed in it, and every signal has its default meaning.
/// Gives its identifier, or -errno.
pid_t tidemark_spawn(const struct tidemark_spawn *spawn);

#endif
