"""Everything an installation may set comes from the environment; everything else has one value.

``SAMLAD_DATA`` names the directory that holds the database (unless ``SAMLAD_DATABASE`` names a PostgreSQL), the secrets
and the seals. Secrets are made on first start and never leave that directory.
"""

from __future__ import annotations

import os
from pathlib import Path

from samlad.config import environment

DATA_DIR = environment.data_dir()
DEMO = environment.is_demo(DATA_DIR)
SECRET_KEY = environment.secret(DATA_DIR, "secret-key")
SEAL_EVERY_MINUTES = float(os.environ.get("SAMLAD_SEAL_MINUTES", "15"))
DEBUG = False
ALLOWED_HOSTS = environment.hosts()
PUBLIC_URL = environment.public_url()
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL.startswith("https://") else []
SECURE = PUBLIC_URL.startswith("https://")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "samlad.people",
    "samlad.log",
    "samlad.index",
    "samlad.drafts",
    "samlad.desk",
    "samlad.web",
]

MIDDLEWARE = [
    "samlad.web.handling.security_headers",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samlad.web.people.frame.speak",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "samlad.config.urls"
DATABASES = {"default": environment.database(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]

ACCOUNT_ADAPTER = "samlad.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation reached the address before there was an account
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nothing is sent to addresses that have no account
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = False  # people/limits.py counts in the database: across processes, and fair to known devices
ACCOUNT_FORMS = {
    "login": "samlad.people.forms.SignInForm",
    "reset_password": "samlad.people.forms.ResetPasswordForm",
}
MFA_ADAPTER = "samlad.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Samlad"
MFA_TOTP_TOLERANCE = 1  # phones' clocks are not always right
MFA_RATE_LIMITS = False
MFA_FORMS = {
    "authenticate": "samlad.people.forms.CodeForm",
    "reauthenticate": "samlad.people.forms.CodeAgainForm",
    "login_webauthn": "samlad.people.forms.PasskeySignInForm",
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parents[1] / "web" / "templates"],
        "OPTIONS": {
            "environment": "samlad.web.drawing.environment",
            "context_processors": ["samlad.web.people.frame.frame"],
        },
    },
    # allauth insists on a Django engine for its mail templates.
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

STATIC_URL = "/static/"
CLIENT_DIR = Path(__file__).parents[1] / "client" / "dist"

SESSION_ENGINE = "samlad.people.sessions"
SESSION_COOKIE_NAME = "samlad"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "samlad_csrf"

DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000  # a 10 MB paste reaches the form and gets a sentence, not a broken page
EMAIL_BACKEND = os.environ.get(
    "SAMLAD_EMAIL_BACKEND", "samlad.desk.mail.OutboxBackend"
)  # all mail goes through the outbox
DEFAULT_FROM_EMAIL = os.environ.get("SAMLAD_MAIL_FROM", "samlad@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "samlad.config.logs.WithoutValues", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "filters": {"without_tokens": {"()": "samlad.config.logs.WithoutTokens"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["without_tokens"]}},
    "root": {"handlers": ["out"], "level": "WARNING"},
    # Refusals and addresses that lead nowhere are ordinary; only what went wrong here is said.
    "loggers": {"samlad": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
