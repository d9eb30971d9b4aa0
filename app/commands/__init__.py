"""The commands of `makeright`, one file a noun."""
