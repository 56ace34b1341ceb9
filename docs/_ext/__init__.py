"""Extensions of the documentation: what is generated, and how the Chinese pages speak."""
