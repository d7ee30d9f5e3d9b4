from tests.stoette.worker import database_url


def test_en_worker_svarer_og_kan_draebes(ny_worker):
    worker = ny_worker()
    assert worker.lever()
    worker.draeb()
    assert not worker.lever()


def test_den_faelles_worker_er_ledig_naar_testen_er_slut(worker):
    worker.vent_til_ledig()
    assert database_url().rsplit("/", 1)[1].startswith("test_")
