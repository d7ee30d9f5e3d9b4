from django.db import migrations

from helhedsplan.migrations._kun_tilfoejelse import beskyt_fakta, beskyt_versioner


class Migration(migrations.Migration):
    dependencies = [
        ("indsatser", "0001_grundlag"),
        ("helhedsplan", "0002_kun_tilfoejelse"),
    ]

    operations = [
        *(
            beskyt_versioner(f"indsatser_{navn}")
            for navn in ["indsatsomraadeversion", "aktivitetversion", "kriterieversion"]
        ),
        *(
            beskyt_fakta(f"indsatser_{navn}")
            for navn in [
                "maaltal",
                "nulpunkt",
                "registrering",
                "udrulning",
                "vurdering",
            ]
        ),
    ]
