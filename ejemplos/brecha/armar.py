#!/usr/bin/env python3
"""Builds a manifest (docs/manifiesto.schema.json) from what a project keeps in its repository:

    armar.py REQUISITOS.json CARPETA > manifiesto.json

CARPETA holds the numbered .sql files that are to run (17-storage.sql). REQUISITOS.json is a manifest but for this: its
`archivos` is an object by file name, without `orden` (the number of the name) or `sql` (the text of the file); what a file
makes is "tabla storage.files"; the tables of a component may be bare names; `grupos` is an object of lists of names.
"""
import json
import re
import sys
from pathlib import Path


def morir(mensaje):
    sys.exit(f"error: {mensaje}")


def sin_repetir(pares):
    """JSON keeps the last of two equal keys, and jsonb too: here they are refused."""
    objeto = {}
    for clave, valor in pares:
        if clave in objeto:
            morir(f"la clave «{clave}» está dos veces en el mismo objeto")
        objeto[clave] = valor
    return objeto


def calificado(nombre):
    esquema, punto, resto = nombre.partition(".")
    return {"esquema": esquema, "nombre": resto} if punto else {"nombre": nombre}


def objeto(dicho):
    clase, _, nombre = dicho.partition(" ")
    if not nombre:
        morir(f"«{dicho}» no dice qué es: se escribe como «tabla storage.files»")
    return {"clase": clase, **calificado(nombre)}


def archivo(nombre, dicho, carpeta):
    numero = re.match(r"\d+", nombre)
    if not numero:
        morir(f"{nombre} no empieza con su número")
    hecho = {"orden": int(numero.group()), "nombre": nombre}
    ruta = carpeta / nombre
    if ruta.is_file():
        hecho["sql"] = ruta.read_text(encoding="utf-8")
    hecho.update({k: v for k, v in dicho.items() if k not in ("crea", "previo")})
    for campo in ("crea", "previo"):
        if campo in dicho:
            hecho[campo] = [objeto(o) for o in dicho[campo]]
    return hecho


def armar(requisitos, carpeta):
    dichos = requisitos.get("archivos", {})
    sueltos = sorted(r.name for r in carpeta.glob("*.sql") if r.name not in dichos)
    if sueltos:
        morir(f"nadie dice qué crean: {', '.join(sueltos)}")
    manifiesto = {"formato": 1, **requisitos}
    for epica in manifiesto.get("epicas", []):
        for componente in epica.get("componentes", []):
            if "tablas" in componente:
                componente["tablas"] = [{"nombre": t} if isinstance(t, str) else t for t in componente["tablas"]]
    manifiesto["archivos"] = [archivo(n, d, carpeta) for n, d in dichos.items()]
    manifiesto["grupos"] = [
        {"nombre": n, "tablas": [calificado(t) for t in tablas]} for n, tablas in requisitos.get("grupos", {}).items()
    ]
    return manifiesto


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    origen, destino = Path(sys.argv[1]), Path(sys.argv[2])
    if not destino.is_dir():
        morir(f"{destino} no es una carpeta")
    leido = json.loads(origen.read_text(encoding="utf-8"), object_pairs_hook=sin_repetir)
    sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(armar(leido, destino), ensure_ascii=False, indent=1))
