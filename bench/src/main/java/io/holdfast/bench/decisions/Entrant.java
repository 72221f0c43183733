package io.holdfast.bench.decisions;

import io.holdfast.bench.stock.StockRules;
import io.holdfast.bench.workload.Workload;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import java.nio.file.Path;

/** Who takes part in this Java. */
enum Entrant {
    RULES("Holdfast, its rules") {
        @Override
        Decider<?> decider(Workload workload, Path stock) {
            return new OurRules(book(workload));
        }
    },
    DECISION("Holdfast, whole decision") {
        @Override
        Decider<?> decider(Workload workload, Path stock) {
            return new OurDecision(book(workload));
        }
    },
    STOCK_NEW("stock Drools, new session") {
        @Override
        Decider<?> decider(Workload workload, Path stock) {
            return new StockSessions(StockRules.load(stock).getKieBase()::newKieSession);
        }
    },
    STOCK_POOLED("stock Drools, pooled session") {
        @Override
        Decider<?> decider(Workload workload, Path stock) {
            return new StockSessions(StockRules.load(stock).newKieSessionsPool(1)::newKieSession);
        }
    },
    EVRETE("Evrete 4.0.3") {
        @Override
        Decider<?> decider(Workload workload, Path stock) {
            return new EvreteSessions(workload.rules());
        }
    },
    LOOP("plain Java loop") {
        @Override
        Decider<?> decider(Workload workload, Path stock) {
            return new JavaLoop(workload.rules());
        }
    };

    private final String title;

    Entrant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Built and ready, from the same rules as all others. */
    abstract Decider<?> decider(Workload workload, Path stock);

    private static RuleBook book(Workload workload) {
        return RuleBookCompiler.standard().compile(workload.files()).fold(book -> book, faults -> {
            throw new IllegalStateException("The made-up rules are rejected: " + faults.get(0));
        });
    }
}
