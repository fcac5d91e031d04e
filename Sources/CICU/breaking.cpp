#include "cicu.h"

#include <unicode/ubrk.h>
#include <unicode/uclean.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

struct cicu_breaker {
  UBreakIterator *iterator;
  UText text;
};

extern "C" const char *cicu_error_name(int32_t status) {
  return u_errorName(static_cast<UErrorCode>(status));
}

extern "C" const char *cicu_version(void) { return U_ICU_VERSION; }

extern "C" int32_t cicu_sentence_breaker_open(const char *locale, cicu_breaker **breaker) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_SENTENCE, locale, nullptr, 0, &status);
  if (U_FAILURE(status)) return status;
  *breaker = new cicu_breaker{iterator, UTEXT_INITIALIZER};
  return 0;
}

extern "C" void cicu_breaker_close(cicu_breaker *breaker) {
  if (breaker == nullptr) return;
  ubrk_close(breaker->iterator);
  utext_close(&breaker->text);
  delete breaker;
}

extern "C" int32_t cicu_breaker_set_text(
    cicu_breaker *breaker, const uint8_t *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&breaker->text, reinterpret_cast<const char *>(text), length, &status);
  ubrk_setUText(breaker->iterator, &breaker->text, &status);
  ubrk_first(breaker->iterator);
  return U_FAILURE(status) ? status : 0;
}

extern "C" int32_t cicu_breaker_next(
    cicu_breaker *breaker, int32_t *boundaries, int32_t capacity) {
  int32_t count = 0;
  while (count < capacity) {
    int32_t boundary = ubrk_next(breaker->iterator);
    if (boundary == UBRK_DONE) break;
    boundaries[count++] = boundary;
  }
  return count;
}
