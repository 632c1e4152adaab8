# Thin: every target calls a script in ci/. `make` alone lists them.
.DEFAULT_GOAL := ayuda
.PHONY: ayuda help demo demo-brecha demo-parar psql panel test soak ataques secuencias fuzz mayores install installcheck lint bench clean

export PARTE PRUEBA

ayuda help: ## esta lista
	@sed -nE 's/^([a-z][a-z -]*):.*## (.*)/\1|\2/p' Makefile | awk -F '|' '{ printf "  make %-13s %s\n", $$1, $$2 }'

demo: ## instala lo que falte y muestra la extensión sobre un servidor propio
	@ci/demo.sh

demo-brecha: ## cuenta qué le falta a la base de un proyecto, y lo cierra (ejemplos/brecha)
	@ci/demo_brecha.sh

psql: ## abre psql en la base de la demostración
	@ci/demo.sh psql

panel: ## el panel en PHP sobre la base de la demostración (PUERTO=8080)
	@ci/panel.sh

demo-parar: ## detiene y borra el servidor de la demostración
	@ci/cluster.sh parar demo --borrar

test: ## todas las pruebas (PARTE=regress, PRUEBA=nombre: solo esas)
	@ci/probar.sh

soak: ## mil caídas durante ajustes (NIVEL_CAIDAS=n, NIVEL_SEMILLA=s)
	@NIVEL_CAIDAS=$${NIVEL_CAIDAS:-1000} PARTE=conexiones PRUEBA=ninguna_caida_deja_algo_a_medias ci/probar.sh

ataques: ## lo que intentan una dueña hostil, todos los roles, ocho sesiones a la vez y llamadas al azar (make test: una parte)
	@NIVEL_ATAQUES=todos NIVEL_CAOS=$${NIVEL_CAOS:-60} NIVEL_LLAMADAS=$${NIVEL_LLAMADAS:-20000} NIVEL_CORTES=$${NIVEL_CORTES:-300} PARTE=conexiones PRUEBA=ataques:: ci/probar.sh

secuencias: ## dos mil secuencias al azar de lo que hacen Phinx y nivel, juzgadas desde afuera (NIVEL_SECUENCIAS=n, NIVEL_SEMILLA=s; SECUENCIA=s: una, contada)
	@NIVEL_SECUENCIAS=$${NIVEL_SECUENCIAS:-2000} PARTE=conexiones PRUEBA=secuencias:: ci/probar.sh

fuzz: ## da cualquier texto a lo que lee SQL (NIVEL_FUZZ=60: segundos por blanco)
	@ci/fuzz.sh

mayores: ## prueba en PostgreSQL 16, 17 y 18, y pg_upgrade a ellos (PARTE y PRUEBA como en test)
	@ci/mayores.sh probar

install: ## compila e instala la extensión en PostgreSQL
	@ci/preparar.sh
	@ci/instalar.sh

installcheck: ## prueba la extensión instalada, en el servidor que digan las variables PG*
	@ci/probar.sh --existente

lint: ## formato, clippy y guiones
	@ci/lint.sh

bench: ## mide contra el trabajo hecho a mano
	@ci/bench.sh

clean: ## borra lo compilado y los servidores propios
	@ci/limpiar.sh
