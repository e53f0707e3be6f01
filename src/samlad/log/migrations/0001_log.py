"""The log's tables: hand-written for each database, and unknown to Django, which would rebuild them without triggers."""

from datetime import UTC, datetime

from django.db import migrations

from samlad.log import incarnation, schema


def create(apps, schema_editor):
    for statement in schema.statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)
    incarnation.begin(datetime.now(UTC))


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [migrations.RunPython(create)]  # no way back: a log is not dropped
