"""Office files (XLSX, DOCX): opened only where that is safe, and their parts read as XML that cannot do harm."""
