/*
 * An engine for the tests of the proof of emptiness: it stands for what keeps a table's rows where its storage does not show them.
 * Never installed; the tests load it by its path.
 *
 *   access method lejano     the storage says «no rows», a query finds them
 *   access method al_reves   the storage has rows, a query finds none
 *   schema lejos             a query about s.t, a plain heap of zero blocks, is answered from lejos."s.t"
 */
#include "postgres.h"

#include "access/relation.h"
#include "access/tableam.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "commands/defrem.h"
#include "executor/executor.h"
#include "fmgr.h"
#include "nodes/nodeFuncs.h"
#include "optimizer/planner.h"
#include "parser/parse_relation.h"
#include "parser/parsetree.h"
#include "storage/lmgr.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

PG_MODULE_MAGIC;

void _PG_init(void);
PG_FUNCTION_INFO_V1(motor_lejano);
PG_FUNCTION_INFO_V1(motor_al_reves);

/* Whether the query that is running is about a table of one of the two access methods. */
static bool consultada = false;
static TableAmRoutine lejano, al_reves;
static const TableAmRoutine *heap;
static planner_hook_type planificar_antes = NULL;
static ExecutorRun_hook_type correr_antes = NULL;

static bool
siguiente_lejano(TableScanDesc recorrido, ScanDirection sentido, TupleTableSlot *ranura)
{
	if (consultada)
		return heap->scan_getnextslot(recorrido, sentido, ranura);
	ExecClearTuple(ranura);
	return false;
}

static bool
siguiente_al_reves(TableScanDesc recorrido, ScanDirection sentido, TupleTableSlot *ranura)
{
	if (!consultada)
		return heap->scan_getnextslot(recorrido, sentido, ranura);
	ExecClearTuple(ranura);
	return false;
}

static void
preparar(void)
{
	if (heap != NULL)
		return;
	heap = GetHeapamTableAmRoutine();
	lejano = al_reves = *heap;
	lejano.scan_getnextslot = siguiente_lejano;
	al_reves.scan_getnextslot = siguiente_al_reves;
}

Datum
motor_lejano(PG_FUNCTION_ARGS)
{
	preparar();
	PG_RETURN_POINTER(&lejano);
}

Datum
motor_al_reves(PG_FUNCTION_ARGS)
{
	preparar();
	PG_RETURN_POINTER(&al_reves);
}

static bool
es_de(Oid tabla, const char *metodo)
{
	Relation	r = try_relation_open(tabla, NoLock);
	Oid			suyo;

	if (r == NULL)
		return false;
	suyo = r->rd_rel->relam;
	relation_close(r, NoLock);
	return OidIsValid(suyo) && suyo == get_table_am_oid(metodo, true);
}

static void
correr(QueryDesc *q, ScanDirection sentido, uint64 cuantas, bool una_vez)
{
	bool		antes = consultada;
	ListCell   *c;

	consultada = false;
	foreach(c, q->plannedstmt->rtable)
	{
		RangeTblEntry *r = lfirst_node(RangeTblEntry, c);

		if (r->rtekind == RTE_RELATION && (es_de(r->relid, "lejano") || es_de(r->relid, "al_reves")))
			consultada = true;
	}
	PG_TRY();
	{
#if PG_VERSION_NUM >= 180000
		if (correr_antes)
			correr_antes(q, sentido, cuantas);
		else
			standard_ExecutorRun(q, sentido, cuantas);
#else
		if (correr_antes)
			correr_antes(q, sentido, cuantas, una_vez);
		else
			standard_ExecutorRun(q, sentido, cuantas, una_vez);
#endif
	}
	PG_FINALLY();
	{
		consultada = antes;
	}
	PG_END_TRY();
}

#if PG_VERSION_NUM >= 180000
static void
correr_18(QueryDesc *q, ScanDirection sentido, uint64 cuantas)
{
	correr(q, sentido, cuantas, false);
}
#endif

/* The table of the schema lejos where the rows of this one are. */
static Oid
lejos(Oid tabla)
{
	Oid			esquema = get_namespace_oid("lejos", true);
	char	   *nombre = get_rel_name(tabla);

	if (!OidIsValid(esquema) || nombre == NULL)
		return InvalidOid;
	return get_relname_relid(psprintf("%s.%s", get_namespace_name(get_rel_namespace(tabla)), nombre), esquema);
}

static bool
desviar(Node *nodo, void *nada)
{
	if (nodo == NULL)
		return false;
	if (IsA(nodo, Query))
	{
		Query	   *q = (Query *) nodo;
		ListCell   *c;

		foreach(c, q->rtable)
		{
			RangeTblEntry *r = lfirst_node(RangeTblEntry, c);
			Oid			otra = r->rtekind == RTE_RELATION ? lejos(r->relid) : InvalidOid;

			if (!OidIsValid(otra))
				continue;
			LockRelationOid(otra, r->rellockmode);
#if PG_VERSION_NUM >= 160000
			if (r->perminfoindex > 0)
				getRTEPermissionInfo(q->rteperminfos, r)->relid = otra;
#endif
			r->relid = otra;
		}
		return query_tree_walker(q, desviar, NULL, 0);
	}
	return expression_tree_walker(nodo, desviar, NULL);
}

static PlannedStmt *
planificar(Query *q, const char *texto, int opciones, ParamListInfo parametros)
{
	desviar((Node *) q, NULL);
	return planificar_antes ? planificar_antes(q, texto, opciones, parametros)
		: standard_planner(q, texto, opciones, parametros);
}

void
_PG_init(void)
{
	preparar();
	planificar_antes = planner_hook;
	planner_hook = planificar;
	correr_antes = ExecutorRun_hook;
#if PG_VERSION_NUM >= 180000
	ExecutorRun_hook = correr_18;
#else
	ExecutorRun_hook = correr;
#endif
}
