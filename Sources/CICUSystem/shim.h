/* Only the link line of ICU: its headers are read by CICU alone. */
