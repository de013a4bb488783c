"""Every sentence that a person can meet, in English and Chinese."""
