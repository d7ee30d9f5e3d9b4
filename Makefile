# Every target makes the environment first, so that each works on a fresh clone.
PY := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help setup demo run test bench check fix billeder laas

help: ## denne oversigt
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

setup: ## miljøet alene: systempakker, .venv og designsystemet
	@sh scripts/opsaet.sh

demo: setup ## start det hele med to helhedsplaner på http://127.0.0.1:8000 (PORT=... vælger en anden)
	@exec $(PY) -m config.demo

run: setup ## udviklingsserver, der genindlæser, når koden ændres
	@$(PY) manage.py migrate --verbosity 0
	@exec $(PY) manage.py runserver

test: ## hele suiten; T=tests/config vælger en del
	@sh scripts/opsaet.sh test
	@$(PY) -m pytest -n 2 --dist worksteal -q $(T)

bench: setup ## målinger af hastighed, uden andet samtidig
	@$(PY) -m benchmarks

check: setup ## lint, format, typer, importretning, migrationer, sikkerhed og låse; ændrer intet
	@sh scripts/tjek.sh

fix: setup ## ret det, som værktøjerne selv kan rette
	@$(PY) -m ruff check --fix --quiet .
	@$(PY) -m ruff format --quiet .
	@.venv/bin/djhtml $$(git ls-files "*.html")

billeder: ## lav billederne i README på ny, af demoens planer
	@sh scripts/opsaet.sh test
	@$(PY) -m scripts.billeder

laas: setup ## løs afhængighederne igen og skriv låsefilerne
	@sh scripts/laas.sh
