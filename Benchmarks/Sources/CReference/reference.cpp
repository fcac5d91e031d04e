#include "reference.h"

#include <malloc.h>

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

extern "C" bool reference_is_nfc(const uint8_t *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *nfc = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) &&
         nfc->isNormalizedUTF8(
             icu::StringPiece(reinterpret_cast<const char *>(text), length), status);
}

extern "C" int32_t reference_sentence_count(
    const char *locale, const uint8_t *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, reinterpret_cast<const char *>(text), length, &status);
  UBreakIterator *iterator = ubrk_open(UBRK_SENTENCE, locale, nullptr, 0, &status);
  ubrk_setUText(iterator, &utext, &status);
  int32_t count = 0;
  if (U_SUCCESS(status)) {
    ubrk_first(iterator);
    while (ubrk_next(iterator) != UBRK_DONE) count++;
  }
  ubrk_close(iterator);
  utext_close(&utext);
  return count;
}

extern "C" int64_t reference_allocated_bytes(void) {
  struct mallinfo2 info = mallinfo2();
  return static_cast<int64_t>(info.uordblks) + static_cast<int64_t>(info.hblkhd);
}
