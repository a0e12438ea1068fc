// The reference of the restore on MariaDB: rows of a sysbench table, read into memory first, sent by the connector's bulk
// execute (COM_STMT_BULK_EXECUTE), 2,000 a call, with the secondary index added afterwards.
//
// usage: BENCH_PASSWORD=… bulkload PORT TABLE FILE      (FILE: tab-separated id, k, c, pad, without anything to escape)
// Prints the seconds from the first statement to the index.

#include <mysql.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CALL = 2000, TRANSACTION = 50 };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void fail(const char *what, const char *why) {
    fprintf(stderr, "bulkload: %s: %s\n", what, why);
    exit(1);
}

static void run(MYSQL *server, const char *statement) {
    if (mysql_query(server, statement)) fail(statement, mysql_error(server));
}

static char *contents(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) fail(path, "cannot be opened");
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*size + 1);
    if (!bytes || fread(bytes, 1, *size, file) != *size) fail(path, "cannot be read");
    bytes[*size] = 0;
    fclose(file);
    return bytes;
}

int main(int count, char **arguments) {
    if (count != 4) fail("usage", "bulkload PORT TABLE FILE");
    size_t size;
    char *position = contents(arguments[3], &size), *end = position + size;
    MYSQL *server = mysql_init(NULL);
    if (!mysql_real_connect(server, "127.0.0.1", "bench", getenv("BENCH_PASSWORD"), "bench", atoi(arguments[1]), NULL, 0))
        fail("connect", mysql_error(server));
    double begun = now();
    run(server, "SET foreign_key_checks = 0, autocommit = 0");
    char text[256];
    snprintf(text, sizeof text, "INSERT INTO %s (id, k, c, pad) VALUES (?, ?, ?, ?)", arguments[2]);
    MYSQL_STMT *statement = mysql_stmt_init(server);
    if (mysql_stmt_prepare(statement, text, strlen(text))) fail("prepare", mysql_stmt_error(statement));

    static int32_t id[CALL], k[CALL];
    static char *c[CALL], *pad[CALL];
    static unsigned long c_length[CALL], pad_length[CALL];
    MYSQL_BIND bind[4];
    memset(bind, 0, sizeof bind);
    bind[0].buffer_type = bind[1].buffer_type = MYSQL_TYPE_LONG;
    bind[0].buffer = id;
    bind[1].buffer = k;
    bind[2].buffer_type = bind[3].buffer_type = MYSQL_TYPE_STRING;
    bind[2].buffer = c;
    bind[2].length = c_length;
    bind[3].buffer = pad;
    bind[3].length = pad_length;

    unsigned calls = 0;
    while (position < end) {
        unsigned rows = 0;
        for (; rows < CALL && position < end; rows++) {
            id[rows] = (int32_t)strtol(position, &position, 10);
            k[rows] = (int32_t)strtol(position + 1, &position, 10);
            c[rows] = position + 1;
            position = memchr(c[rows], '\t', (size_t)(end - c[rows]));
            if (!position) fail(arguments[3], "a row has too few columns");
            c_length[rows] = (unsigned long)(position - c[rows]);
            pad[rows] = position + 1;
            position = memchr(pad[rows], '\n', (size_t)(end - pad[rows]));
            if (!position) fail(arguments[3], "a row does not end");
            pad_length[rows] = (unsigned long)(position - pad[rows]);
            position++;
        }
        mysql_stmt_attr_set(statement, STMT_ATTR_ARRAY_SIZE, &rows);
        if (mysql_stmt_bind_param(statement, bind) || mysql_stmt_execute(statement))
            fail("execute", mysql_stmt_error(statement));
        if (++calls % TRANSACTION == 0) run(server, "COMMIT");
    }
    run(server, "COMMIT");
    mysql_stmt_close(statement);
    snprintf(text, sizeof text, "ALTER TABLE %s ADD KEY k_1 (k)", arguments[2]);
    run(server, text);
    printf("%.3f\n", now() - begun);
    mysql_close(server);
    return 0;
}
