"""Policy documents in Chinese and English become dated, sourced events."""
