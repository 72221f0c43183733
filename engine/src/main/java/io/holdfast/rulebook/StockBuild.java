package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.source.Revision;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/** Builds rules with stock Drools, a KieBase a stage: Java is generated from them and compiled. */
final class StockBuild implements StandardCompiler.Build {

    private static final AtomicLong BUILDS = new AtomicLong();

    /** What Drools itself refuses, though our own check let it through. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    @Override
    public boolean readsDrl() {
        return true;
    }

    @Override
    public Stages of(Revision revision, List<Rule> rules, UnaryOperator<Rule> first, Map<Stage, List<String>> drl)
            throws Refused {
        return build(revision, rules, drl);
    }

    /** One build at a time: Drools keeps caches that two builds would share. */
    static synchronized Stages build(Revision revision, List<Rule> rules, Map<Stage, List<String>> drl) throws Refused {
        Map<Stage, KieBase> bases = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            List<String> own = drl.getOrDefault(stage, List.of());
            bases.put(stage, base(revision, stage, List.of(StockDrl.of(stage, own))));
        }
        return new StockStages(rules, bases);
    }

    /**
     * Builds files that may hold all of Drools.
     *
     * @param texts the files of each stage, with their headers
     */
    static synchronized Stages trusted(
            Revision revision, List<Rule> rules, Map<Stage, List<String>> texts, Catalogue catalogue) throws Refused {
        Map<Stage, KieBase> bases = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            bases.put(stage, base(revision, stage, texts.getOrDefault(stage, List.of())));
        }
        return new TrustedStages(catalogue, new StockStages(rules, bases));
    }

    private static KieBase base(Revision revision, Stage stage, List<String> texts) throws Refused {
        KieServices services = KieServices.Factory.get();
        ReleaseId release = services.newReleaseId(
                "io.holdfast.rules", stage.word(), revision.brief() + "-" + BUILDS.incrementAndGet());
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        for (int i = 0; i < texts.size(); i++) {
            files.write("src/main/resources/io/holdfast/rules/" + stage.word() + "/rules" + i + ".drl", texts.get(i));
        }
        try {
            KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            if (!errors.isEmpty()) {
                throw new Refused(errors.get(0).getText());
            }
            KieContainer container = services.newKieContainer(release);
            return container.getKieBase();
        } finally {
            // The container keeps what it needs; the repository would keep every build there ever was.
            services.getRepository().removeKieModule(release);
        }
    }
}
