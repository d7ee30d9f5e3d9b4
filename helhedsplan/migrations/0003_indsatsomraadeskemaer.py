"""The indsatsområder of the three known funding rounds (domain.md 1.3). More are added as data."""

from django.db import migrations

SKEMAER = {
    "2011-14-midlerne": [
        "Børn, unge og familie",
        "Uddannelse, beskæftigelse og erhverv",
        "Beboernetværk, inddragelse og demokrati",
        "Sundhed",
        "Udsatte grupper",
        "Kultur og fritid",
        "Image og kommunikation",
    ],
    "2015-18-midlerne": [
        "Tryghed og trivsel",
        "Kriminalpræventiv indsats",
        "Uddannelse og beskæftigelse",
        "Forebyggelse og forældreansvar",
    ],
    "2019-26-midlerne": [
        "Uddannelse og livschancer",
        "Beskæftigelse",
        "Kriminalitetsforebyggelse",
        "Sammenhængskraft og medborgerskab",
    ],
}


def tilfoej(apps, schema_editor):
    Indsatsomraadeskema = apps.get_model("helhedsplan", "Indsatsomraadeskema")
    Skemaomraade = apps.get_model("helhedsplan", "Skemaomraade")
    for skemanavn, omraader in SKEMAER.items():
        skema = Indsatsomraadeskema.objects.create(navn=skemanavn)
        Skemaomraade.objects.bulk_create(
            Skemaomraade(skema=skema, navn=navn, raekkefoelge=nr)
            for nr, navn in enumerate(omraader, start=1)
        )


def fjern(apps, schema_editor):
    apps.get_model("helhedsplan", "Indsatsomraadeskema").objects.filter(
        navn__in=SKEMAER, planversioner__isnull=True
    ).delete()


class Migration(migrations.Migration):
    dependencies = [("helhedsplan", "0002_kun_tilfoejelse")]

    operations = [migrations.RunPython(tilfoej, fjern)]
