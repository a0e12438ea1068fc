#define _GNU_SOURCE
#include "CSpawn.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// Between fork and exec only calls that are safe in a signal handler are made: other threads may hold any lock.
static int prepare(const struct tidemark_spawn *spawn, pid_t parent) {
    struct sigaction standard = {.sa_handler = SIG_DFL};
    for (int number = 1; number < 65; number++) sigaction(number, &standard, NULL);
    sigset_t none;
    sigemptyset(&none);
    if (sigprocmask(SIG_SETMASK, &none, NULL) != 0) return errno;

    if (spawn->own_session ? setsid() < 0 : setpgid(0, 0) != 0) return errno;
    if (dup2(spawn->input, 0) < 0 || dup2(spawn->output, 1) < 0 || dup2(spawn->errors, 2) < 0) return errno;
    if (spawn->changes_account) {
        if (setgroups(spawn->group_count, spawn->groups) != 0) return errno;
        if (setresgid(spawn->group, spawn->group, spawn->group) != 0) return errno;
        if (setresuid(spawn->user, spawn->user, spawn->user) != 0) return errno;
    }
    if (spawn->folder && chdir(spawn->folder) != 0) return errno;
    // Behind the change of account, which forgets it.
    if (spawn->death_signal) {
        if (prctl(PR_SET_PDEATHSIG, spawn->death_signal) != 0) return errno;
        if (getppid() != parent) return ESRCH;
    }
    return 0;
}

pid_t tidemark_spawn(const struct tidemark_spawn *spawn) {
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0) return -errno;
    // The three must not be overwritten while they are moved into place.
    int streams[3] = {spawn->input, spawn->output, spawn->errors};
    struct tidemark_spawn moved = *spawn;
    for (int index = 0; index < 3; index++) {
        streams[index] = fcntl(streams[index], F_DUPFD_CLOEXEC, 10);
        if (streams[index] < 0) {
            int failure = errno;
            while (index-- > 0) close(streams[index]);
            close(report[0]);
            close(report[1]);
            return -failure;
        }
    }
    moved.input = streams[0];
    moved.output = streams[1];
    moved.errors = streams[2];

    pid_t parent = getpid();
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t child = fork();
    if (child == 0) {
        int failure = prepare(&moved, parent);
        if (failure == 0) {
            // Descriptors of other libraries may lack the mark.
            syscall(SYS_close_range, 3u, ~0u, 4u /* CLOSE_RANGE_CLOEXEC */);
            execve(moved.program, moved.arguments, moved.environment);
            failure = errno;
        }
        ssize_t ignored = write(report[1], &failure, sizeof failure);
        (void)ignored;
        _exit(127);
    }
    int failure = child < 0 ? errno : 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(report[1]);
    for (int index = 0; index < 3; index++) close(streams[index]);
    if (child > 0) {
        ssize_t count;
        do count = read(report[0], &failure, sizeof failure);
        while (count < 0 && errno == EINTR);
        if (count != (ssize_t)sizeof failure) failure = 0;
        if (failure != 0) {
            int status;
            while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
        }
    }
    close(report[0]);
    return failure ? -failure : child;
}
