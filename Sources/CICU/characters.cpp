#include "cicu.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

extern "C" bool cicu_is_word(uint32_t scalar) {
  return (U_MASK(u_charType(scalar)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_PC_MASK)) !=
         0;
}

extern "C" bool cicu_is_digit(uint32_t scalar) { return u_isdigit(scalar); }
extern "C" bool cicu_is_upper(uint32_t scalar) { return u_isupper(scalar) || u_istitle(scalar); }
extern "C" bool cicu_is_lower(uint32_t scalar) { return u_islower(scalar); }
extern "C" bool cicu_is_space(uint32_t scalar) { return u_isUWhiteSpace(scalar); }

extern "C" bool cicu_ends_sentences(uint32_t scalar) {
  return u_hasBinaryProperty(scalar, UCHAR_S_TERM);
}

extern "C" uint32_t cicu_fold_scalar(uint32_t scalar) {
  return static_cast<uint32_t>(u_foldCase(scalar, U_FOLD_CASE_DEFAULT));
}

extern "C" int32_t cicu_decompose_scalar(uint32_t scalar, uint32_t *scalars, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *normalizer = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString text;
  if (U_FAILURE(status) || !normalizer->getDecomposition(static_cast<UChar32>(scalar), text)) return 0;
  int32_t count = 0;
  for (int32_t index = 0; index < text.length() && count < capacity;) {
    UChar32 next = text.char32At(index);
    scalars[count++] = static_cast<uint32_t>(next);
    index += U16_LENGTH(next);
  }
  return count;
}

extern "C" bool cicu_combines(uint32_t scalar) {
  return u_getCombiningClass(static_cast<UChar32>(scalar)) != 0;
}
