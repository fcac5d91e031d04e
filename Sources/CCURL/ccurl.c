#define _GNU_SOURCE
#include "ccurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The few numbers of libcurl's interface that are used; libcurl never changes them, so its headers
 * are not needed to build. */
enum {
  OPTION_WRITE_DATA = 10001,
  OPTION_URL = 10002,
  OPTION_ERROR_BUFFER = 10010,
  OPTION_POST_FIELDS = 10015,
  OPTION_USER_AGENT = 10018,
  OPTION_HEADERS = 10023,
  OPTION_POST = 47,
  OPTION_NO_SIGNAL = 99,
  OPTION_TIMEOUT = 155,
  OPTION_CONNECT_TIMEOUT = 156,
  OPTION_NO_PROXY = 10177,
  OPTION_PROTOCOLS = 181,
  OPTION_WRITE_FUNCTION = 20011,
  OPTION_POST_SIZE = 30120,
  INFO_STATUS = 0x200000 + 2,
  INFO_RETRY_AFTER = 0x600000 + 57,
  PROTOCOL_HTTP = 1,
  PROTOCOL_HTTPS = 2,
  ERROR_BUFFER_SIZE = 256,
};

static struct {
  void *(*easy_init)(void);
  int (*easy_setopt)(void *, int, ...);
  int (*easy_perform)(void *);
  int (*easy_getinfo)(void *, int, ...);
  void (*easy_cleanup)(void *);
  const char *(*easy_strerror)(int);
  void *(*slist_append)(void *, const char *);
  void (*slist_free_all)(void *);
} library;

static bool is_loaded = false;
static pthread_once_t loading = PTHREAD_ONCE_INIT;

static bool find(void *handle, const char *name, void *pointer) {
  void *symbol = dlsym(handle, name);
  /* A function's address by way of a data pointer, as POSIX has it. */
  memcpy(pointer, &symbol, sizeof symbol);
  return symbol != NULL;
}

static void load(void) {
  /* Debian has two builds of the same interface. */
  static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
  void *handle = NULL;
  for (size_t index = 0; index < sizeof names / sizeof *names && !handle; index++)
    handle = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
  if (!handle) return;
  int (*global_init)(long) = NULL;
  is_loaded = find(handle, "curl_global_init", &global_init)
      && find(handle, "curl_easy_init", &library.easy_init)
      && find(handle, "curl_easy_setopt", &library.easy_setopt)
      && find(handle, "curl_easy_perform", &library.easy_perform)
      && find(handle, "curl_easy_getinfo", &library.easy_getinfo)
      && find(handle, "curl_easy_cleanup", &library.easy_cleanup)
      && find(handle, "curl_easy_strerror", &library.easy_strerror)
      && find(handle, "curl_slist_append", &library.slist_append)
      && find(handle, "curl_slist_free_all", &library.slist_free_all)
      && global_init(3 /* everything */) == 0;
}

struct ccurl_connection {
  void *easy;
  void *headers;
  uint8_t *bytes;
  size_t length;
  size_t capacity;
  size_t limit;
  int32_t failure;
  char message[ERROR_BUFFER_SIZE];
};

/* Takes a piece of the answer; fewer bytes than given end the request. */
static size_t receive(char *piece, size_t size, size_t count, void *context) {
  ccurl_connection *connection = context;
  size_t length = size * count;
  if (length > connection->limit - connection->length) {
    connection->failure = CCURL_TOO_LONG;
    return 0;
  }
  size_t needed = connection->length + length;
  if (needed > connection->capacity) {
    size_t capacity = connection->capacity * 2 > needed ? connection->capacity * 2 : needed;
    uint8_t *bytes = realloc(connection->bytes, capacity);
    if (!bytes) {
      connection->failure = CCURL_NO_MEMORY;
      return 0;
    }
    connection->bytes = bytes;
    connection->capacity = capacity;
  }
  if (length > 0) memcpy(connection->bytes + connection->length, piece, length);
  connection->length = needed;
  return length;
}

int32_t ccurl_open(const char *url, int64_t connect_milliseconds, int64_t total_milliseconds,
                   size_t answer_limit, bool is_direct, ccurl_connection **result) {
  *result = NULL;
  pthread_once(&loading, load);
  if (!is_loaded) return CCURL_NO_LIBRARY;
  ccurl_connection *connection = calloc(1, sizeof *connection);
  if (!connection) return CCURL_NO_MEMORY;
  connection->limit = answer_limit;
  connection->easy = library.easy_init();
  void *easy = connection->easy;
  if (!easy) {
    free(connection);
    return CCURL_NO_MEMORY;
  }
  int (*set)(void *, int, ...) = library.easy_setopt;
  bool is_set = set(easy, OPTION_URL, url) == 0
      && set(easy, OPTION_PROTOCOLS, (long)(PROTOCOL_HTTP | PROTOCOL_HTTPS)) == 0
      && set(easy, OPTION_NO_SIGNAL, 1L) == 0
      && set(easy, OPTION_CONNECT_TIMEOUT, (long)connect_milliseconds) == 0
      && set(easy, OPTION_TIMEOUT, (long)total_milliseconds) == 0
      && set(easy, OPTION_ERROR_BUFFER, connection->message) == 0
      && set(easy, OPTION_WRITE_FUNCTION, receive) == 0
      && set(easy, OPTION_WRITE_DATA, (void *)connection) == 0
      && set(easy, OPTION_USER_AGENT, "pipeline") == 0
      && set(easy, OPTION_POST, 1L) == 0;
  if (is_set && is_direct) is_set = set(easy, OPTION_NO_PROXY, "*") == 0;
  /* Without this, libcurl asks before it sends a long body, and some servers never answer that. */
  if (!is_set || ccurl_add_header(connection, "Expect:") != CCURL_OK) {
    ccurl_close(connection);
    return CCURL_BAD_SETTING;
  }
  *result = connection;
  return CCURL_OK;
}

int32_t ccurl_add_header(ccurl_connection *connection, const char *line) {
  if (strpbrk(line, "\r\n")) return CCURL_BAD_SETTING;
  void *headers = library.slist_append(connection->headers, line);
  if (!headers) return CCURL_NO_MEMORY;
  connection->headers = headers;
  return library.easy_setopt(connection->easy, OPTION_HEADERS, headers) == 0 ? CCURL_OK
                                                                             : CCURL_FAILED;
}

static int32_t code(int failure) {
  switch (failure) {
  case 0: return CCURL_OK;
  case 1: case 3: case 4: return CCURL_BAD_SETTING;
  case 5: case 6: case 7: return CCURL_UNREACHABLE;
  case 16: case 18: case 52: case 55: case 56: case 92: return CCURL_DROPPED;
  case 27: return CCURL_NO_MEMORY;
  case 28: return CCURL_TIMED_OUT;
  case 35: case 51: case 53: case 54: case 58: case 59: case 60: case 64: case 66: case 77:
  case 80: case 82: case 83: case 90: case 91:
    return CCURL_INSECURE;
  default: return CCURL_FAILED;
  }
}

/* Runs a request. Writing to a connection the server has closed may raise SIGPIPE, which would end
 * the program; it is held back meanwhile and forgotten, unless one was waiting already. */
static int perform(void *easy) {
  sigset_t pipe_signal, before, waiting;
  sigemptyset(&pipe_signal);
  sigaddset(&pipe_signal, SIGPIPE);
  sigpending(&waiting);
  bool was_waiting = sigismember(&waiting, SIGPIPE) == 1;
  pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
  int failure = library.easy_perform(easy);
  if (!was_waiting) {
    struct timespec none = {0, 0};
    sigtimedwait(&pipe_signal, NULL, &none);
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return failure;
}

int32_t ccurl_post(ccurl_connection *connection, const uint8_t *body, size_t length,
                   ccurl_answer *answer) {
  memset(answer, 0, sizeof *answer);
  connection->length = 0;
  connection->failure = CCURL_OK;
  connection->message[0] = 0;
  void *easy = connection->easy;
  if (library.easy_setopt(easy, OPTION_POST_SIZE, (int64_t)length) != 0
      || library.easy_setopt(easy, OPTION_POST_FIELDS, body) != 0)
    return CCURL_FAILED;
  int failure = perform(easy);
  library.easy_setopt(easy, OPTION_POST_FIELDS, NULL);
  if (failure != 0) {
    if (!connection->message[0]) {
      strncpy(connection->message, library.easy_strerror(failure), ERROR_BUFFER_SIZE - 1);
      connection->message[ERROR_BUFFER_SIZE - 1] = 0;
    }
    return connection->failure != CCURL_OK ? connection->failure : code(failure);
  }
  long status = 0;
  int64_t wait = 0;
  library.easy_getinfo(easy, INFO_STATUS, &status);
  /* libcurl before 7.66 does not know this one and leaves it alone. */
  library.easy_getinfo(easy, INFO_RETRY_AFTER, &wait);
  answer->http_status = (int32_t)status;
  answer->retry_after = wait;
  answer->bytes = connection->bytes;
  answer->length = connection->length;
  return CCURL_OK;
}

const char *ccurl_message(const ccurl_connection *connection) { return connection->message; }

void ccurl_close(ccurl_connection *connection) {
  if (!connection) return;
  library.easy_cleanup(connection->easy);
  if (connection->headers) library.slist_free_all(connection->headers);
  free(connection->bytes);
  free(connection);
}
