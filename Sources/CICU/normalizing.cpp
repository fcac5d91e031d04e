#include "cicu.h"

#include <string>
#include <vector>

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

struct cicu_edited {
  std::string bytes;
  std::vector<int32_t> edits;
};

namespace {

icu::StringPiece piece(const uint8_t *text, int32_t length) {
  return icu::StringPiece(reinterpret_cast<const char *>(text), length);
}

}  // namespace

extern "C" bool cicu_is_nfc(const uint8_t *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return false;
  return nfc->isNormalizedUTF8(piece(text, length), status) && U_SUCCESS(status);
}

extern "C" int32_t cicu_nfc(const uint8_t *text, int32_t length, cicu_edited **edited) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return status;
  auto result = new cicu_edited;
  result->bytes.reserve(length);
  icu::StringByteSink<std::string> sink(&result->bytes);
  icu::Edits edits;
  nfc->normalizeUTF8(0, piece(text, length), sink, &edits, status);
  icu::Edits::Iterator iterator = edits.getFineIterator();
  while (U_SUCCESS(status) && iterator.next(status)) {
    result->edits.push_back(iterator.oldLength());
    result->edits.push_back(iterator.newLength());
    result->edits.push_back(iterator.hasChange() ? 1 : 0);
  }
  if (U_FAILURE(status)) {
    delete result;
    return status;
  }
  *edited = result;
  return 0;
}

extern "C" const uint8_t *cicu_edited_bytes(const cicu_edited *edited, int32_t *length) {
  *length = static_cast<int32_t>(edited->bytes.size());
  return reinterpret_cast<const uint8_t *>(edited->bytes.data());
}

extern "C" const int32_t *cicu_edited_edits(const cicu_edited *edited, int32_t *count) {
  *count = static_cast<int32_t>(edited->edits.size() / 3);
  return edited->edits.data();
}

extern "C" void cicu_edited_close(cicu_edited *edited) { delete edited; }
