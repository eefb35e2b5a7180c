# The two commands of the README under short names, for those who have make.
.PHONY: run test briefings check

run:
	python3 -m venv .venv && .venv/bin/pip install -qr requirements.txt && .venv/bin/streamlit run dashboard/app.py

test:
	python3 tests/run.py

briefings:
	.venv/bin/python dashboard/prepare.py

check:
	.venv/bin/python dashboard/prepare.py --check
