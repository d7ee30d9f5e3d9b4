from django.db import migrations

from helhedsplan.migrations._kun_tilfoejelse import beskyt_fakta


class Migration(migrations.Migration):
    dependencies = [
        ("udsaettelser", "0001_grundlag"),
        ("helhedsplan", "0002_kun_tilfoejelse"),
    ]

    operations = [beskyt_fakta("udsaettelser_maanedstal", kendt_fra="kendt_fra")]
