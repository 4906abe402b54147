"""Raw worksheets, as they come out of a document, turned into definition files."""

from indikator_dsl.worksheet.files import import_worksheet_file
from indikator_dsl.worksheet.importer import Imported, import_worksheet

__all__ = ["Imported", "import_worksheet", "import_worksheet_file"]
