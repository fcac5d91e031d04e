#include "cicu.h"

#include <memory>
#include <string>

#include <unicode/regex.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utf16.h>

// Patterns and texts are shared with the matchers made of them, so that the order in which the
// handles are closed does not matter.
struct cicu_pattern {
  std::shared_ptr<const icu::RegexPattern> pattern;
};

struct cicu_units {
  std::shared_ptr<const std::u16string> units;
  int32_t bytes;
};

struct cicu_matcher {
  std::shared_ptr<const icu::RegexPattern> pattern;
  std::shared_ptr<const std::u16string> units;
  std::unique_ptr<icu::RegexMatcher> matcher;

  int32_t length() const { return static_cast<int32_t>(units->size()); }
};

extern "C" int32_t cicu_pattern_open(
    const uint8_t *source, int32_t length, bool ignores_case, cicu_pattern **pattern,
    int32_t *bad_unit) {
  *pattern = nullptr;
  *bad_unit = -1;
  UErrorCode status = U_ZERO_ERROR;
  UParseError place;
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(reinterpret_cast<const char *>(source), length));
  std::shared_ptr<const icu::RegexPattern> compiled(icu::RegexPattern::compile(
      text, ignores_case ? UREGEX_CASE_INSENSITIVE : 0, place, status));
  if (U_FAILURE(status)) {
    *bad_unit = place.offset;
    return status;
  }
  *pattern = new cicu_pattern{compiled};
  return 0;
}

extern "C" void cicu_pattern_close(cicu_pattern *pattern) { delete pattern; }

extern "C" int32_t cicu_units_open(const uint8_t *text, int32_t length, cicu_units **units) {
  UErrorCode status = U_ZERO_ERROR;
  // No scalar has more UTF-16 units than UTF-8 bytes.
  auto result = std::make_shared<std::u16string>(length, u'\0');
  int32_t count = 0;
  u_strFromUTF8(
      result->data(), length, &count, reinterpret_cast<const char *>(text), length, &status);
  if (U_FAILURE(status)) return status;
  result->resize(count);
  *units = new cicu_units{result, length};
  return 0;
}

extern "C" void cicu_units_close(cicu_units *units) { delete units; }

extern "C" int32_t cicu_units_count(const cicu_units *units) {
  return static_cast<int32_t>(units->units->size());
}

extern "C" int32_t cicu_units_after(const cicu_units *units, int32_t position) {
  const std::u16string &text = *units->units;
  int32_t length = static_cast<int32_t>(text.size());
  if (position < 0 || position >= length) return position + 1;
  U16_FWD_1(text.data(), position, length);
  return position;
}

extern "C" void cicu_units_to_bytes(
    const cicu_units *units, int32_t *positions, int32_t count) {
  const std::u16string &text = *units->units;
  if (static_cast<int32_t>(text.size()) == units->bytes) return;
  int32_t unit = 0;
  int32_t byte = 0;
  for (int32_t index = 0; index < count; ++index) {
    while (unit < positions[index]) {
      char16_t value = text[unit++];
      // Each half of a surrogate pair stands for two of the scalar's four bytes.
      byte += value < 0x80 ? 1 : value < 0x800 || U16_IS_SURROGATE(value) ? 2 : 3;
    }
    positions[index] = byte;
  }
}

extern "C" int32_t cicu_matcher_open(
    const cicu_pattern *pattern, int32_t time_limit, int32_t stack_limit,
    cicu_matcher **matcher) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::RegexMatcher> made(pattern->pattern->matcher(status));
  if (U_FAILURE(status)) return status;
  made->setTimeLimit(time_limit, status);
  made->setStackLimit(stack_limit, status);
  // What stands around a region is seen by look-around and word boundaries, and the region's edges
  // are not those of the text.
  made->useTransparentBounds(true);
  made->useAnchoringBounds(false);
  if (U_FAILURE(status)) return status;
  *matcher = new cicu_matcher{pattern->pattern, nullptr, std::move(made)};
  return 0;
}

extern "C" void cicu_matcher_close(cicu_matcher *matcher) { delete matcher; }

extern "C" int32_t cicu_matcher_set_text(cicu_matcher *matcher, const cicu_units *units) {
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUChars(&text, units->units->data(), units->units->size(), &status);
  if (U_FAILURE(status)) return status;
  // The matcher makes a shallow clone: the units stay where they are.
  matcher->matcher->reset(&text);
  matcher->units = units->units;
  utext_close(&text);
  return 0;
}

extern "C" int32_t cicu_matcher_find(
    cicu_matcher *matcher, int32_t from, int32_t limit, int32_t *start) {
  UErrorCode status = U_ZERO_ERROR;
  *start = -1;
  matcher->matcher->region(from, limit, status);
  if (matcher->matcher->find(status)) *start = matcher->matcher->start(status);
  return U_FAILURE(status) ? status : 0;
}

extern "C" int32_t cicu_matcher_begins(cicu_matcher *matcher, int32_t position, bool *begins) {
  UErrorCode status = U_ZERO_ERROR;
  matcher->matcher->region(position, matcher->length(), status);
  *begins = matcher->matcher->lookingAt(status);
  return U_FAILURE(status) ? status : 0;
}

extern "C" int32_t cicu_matcher_spans(
    cicu_matcher *matcher, int32_t start, int32_t end, bool *spans, bool *may_span_more) {
  UErrorCode status = U_ZERO_ERROR;
  matcher->matcher->region(start, end, status);
  *spans = matcher->matcher->matches(status);
  *may_span_more = *spans || matcher->matcher->hitEnd();
  return U_FAILURE(status) ? status : 0;
}
