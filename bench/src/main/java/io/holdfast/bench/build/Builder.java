package io.holdfast.bench.build;

import io.holdfast.bench.stock.StockRules;
import io.holdfast.bench.workload.Workload;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;

/** A way from rule text to rules that are ready to decide; what it returns keeps all that it needs alive. */
enum Builder {
    HOLDFAST("Holdfast") {
        @Override
        Object build(Workload workload) {
            RuleBookCompiler compiler = RuleBookCompiler.standard();
            return new Kept(compiler, book(compiler, workload));
        }
    },
    REFERENCE("Holdfast's checks, then the stock build") {
        @Override
        Object build(Workload workload) {
            RuleBookCompiler compiler = RuleBookCompiler.stock();
            return new Kept(compiler, book(compiler, workload));
        }
    },
    STOCK("stock Drools, executable model") {
        @Override
        Object build(Workload workload) {
            var container = StockRules.build(workload.drl());
            return new Kept(container, container.getKieBase());
        }
    };

    private final String title;

    Builder(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract Object build(Workload workload);

    static RuleBook book(RuleBookCompiler compiler, Workload workload) {
        return compiler.compile(workload.files()).fold(book -> book, faults -> {
            throw new IllegalStateException("The made-up rules are rejected: " + faults.get(0));
        });
    }

    private record Kept(Object maker, Object made) {}
}
