/* What ICU does by itself with UTF-8 text: the references of the benchmark; and the memory in use,
   which Swift has no name for. */
#ifndef REFERENCE_H
#define REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* icu::Normalizer2::isNormalizedUTF8 for NFC. */
bool reference_is_nfc(const uint8_t *text, int32_t length);

/* Goes through all sentence boundaries of a text and returns how many there are. */
int32_t reference_sentence_count(const char *locale, const uint8_t *text, int32_t length);

/* Bytes that are allocated and not freed. */
int64_t reference_allocated_bytes(void);

#ifdef __cplusplus
}
#endif

#endif
