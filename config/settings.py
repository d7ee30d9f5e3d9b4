"""All settings. What differs between environments comes from variables; see dotenv-sample."""

import environ

from config.miljoe import Miljoe, lokal_hemmelighed
from config.servere import ROD as BASE_DIR
from config.servere import VAR as VAR_DIR
from config.servere import adresser

miljoe = Miljoe(BASE_DIR)
MILJOE = miljoe.navn

# What `drift` must be told and the other environments can find out by themselves.
if miljoe.drift:
    SECRET_KEY = miljoe.tekst("SECRET_KEY")
    if len(SECRET_KEY) < 50:
        miljoe.fejl.append("SECRET_KEY skal være mindst 50 tilfældige tegn.")
    ALLOWED_HOSTS = miljoe.liste("ALLOWED_HOSTS")
    indlejret = {"DATABASE_URL": None, "REDIS_URL": None}
else:
    SECRET_KEY = miljoe.tekst("SECRET_KEY", "") or lokal_hemmelighed(VAR_DIR / MILJOE / "noegle")
    ALLOWED_HOSTS = miljoe.liste("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
    if miljoe.tekst("DATABASE_URL", "") and miljoe.tekst("REDIS_URL", ""):
        indlejret = {"DATABASE_URL": None, "REDIS_URL": None}
    else:
        indlejret = adresser(VAR_DIR / MILJOE)

DATABASE_URL = miljoe.url("DATABASE_URL", ("postgres", "postgresql"), indlejret["DATABASE_URL"])
REDIS_URL = miljoe.url("REDIS_URL", ("redis", "rediss"), indlejret["REDIS_URL"])
REDIS_PREFIX = miljoe.tekst("REDIS_PREFIX", "helhedsplan:")
CSRF_TRUSTED_ORIGINS = miljoe.liste("CSRF_TRUSTED_ORIGINS", "")
BEHIND_PROXY = miljoe.ja_nej("BEHIND_PROXY", default=False)
HSTS_SECONDS = miljoe.tal("HSTS_SECONDS", 31_536_000)
LOG_LEVEL = miljoe.valg("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), "INFO")
miljoe.stop_ved_fejl()

DEBUG = MILJOE == "udvikling"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "config.designsystem",
    "django.forms",  # FORM_RENDERER finds Django's own form templates through it
    "import_export",
    "config",
    "helhedsplan",
    "indsatser",
    "udsaettelser",
    "maalopfyldelse",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.content_security_policy",
    "config.middleware.uden_nultegn",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.navigation.navigation",
            ],
        },
    },
]

FORM_RENDERER = "config.designsystem.renderers.DesignsystemRenderer"

# Database
DATABASES = {
    "default": {
        **environ.Env.db_url_config(DATABASE_URL),
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # template0, so that a server's own template cannot change encoding or content of a test
        "TEST": {"TEMPLATE": "template0", "CHARSET": "UTF8"},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People
AUTH_USER_MODEL = "helhedsplan.Bruger"
LOGIN_URL = "log-ind"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "log-ind"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{navn}"}
    for navn in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Language and time
LANGUAGE_CODE = "da"
TIME_ZONE = "Europe/Copenhagen"
USE_I18N = True
USE_TZ = True

# Static files: `make setup` fetches the third-party ones and slims them into build/
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "build" / "tredjepart"]
# drift: names by content, compressed beforehand. demo: the same without the seconds that it takes to
# compress. Otherwise straight from the folders, so that a change shows without collectstatic.
STATICFILES_BACKEND = {
    "drift": "whitenoise.storage.CompressedManifestStaticFilesStorage",
    "demo": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
}.get(MILJOE)
if STATICFILES_BACKEND:
    MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": STATICFILES_BACKEND or "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Security
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = miljoe.drift
SESSION_COOKIE_SECURE = miljoe.drift
CSRF_COOKIE_SECURE = miljoe.drift
SECURE_HSTS_SECONDS = HSTS_SECONDS if miljoe.drift else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
SECURE_CSP = {
    "default-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}

# Celery: the broker carries word of a job; the job's row in the database is the truth about it.
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "global_keyprefix": REDIS_PREFIX,
    # Longer than any job may take, so that a job is not delivered again while it runs.
    "visibility_timeout": 900,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "helhedsplan"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE: dict[str, dict] = {
    # Finds the jobs whose worker or message was lost; see maalopfyldelse/services/job.py
    "genoptag_glemte": {"task": "maalopfyldelse.genoptag_glemte", "schedule": 10.0},
    # A planfil that nobody confirmed is kept for a day.
    "slet_udloebne_indlaesninger": {
        "task": "helhedsplan.slet_udloebne_indlaesninger",
        "schedule": 3600.0,
    },
}

# Logging: to standard error, where systemd, Docker and the demo all look
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "linje": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "linje"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    # They tell every step of every page at INFO.
    "loggers": {"weasyprint": {"level": "WARNING"}, "fontTools": {"level": "WARNING"}},
}
