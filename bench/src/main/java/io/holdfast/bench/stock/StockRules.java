package io.holdfast.bench.stock;

import io.holdfast.client.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/** The same rules as stock Drools users build and keep them: an executable model, packed as a jar. */
public final class StockRules {

    private static final String HEADER = "package io.holdfast.bench.rules;\nimport " + Client.class.getName()
            + ";\nglobal " + Proposals.class.getName() + " decision;\n";

    private static final String SETTINGS = "<kmodule xmlns=\"http://www.drools.org/xsd/kmodule\"/>";

    private StockRules() {}

    /** Generates and compiles Java for the rules. */
    public static KieContainer build(String drl) {
        KieServices services = KieServices.Factory.get();
        ReleaseId release = compile(drl);
        try {
            return services.newKieContainer(release);
        } finally {
            // As our own stock build does: the container keeps what it needs.
            services.getRepository().removeKieModule(release);
        }
    }

    /** Builds the rules and writes them as a jar. */
    public static void pack(String drl, Path jar) throws IOException {
        ReleaseId release = compile(drl);
        InternalKieModule module =
                (InternalKieModule) KieServices.Factory.get().getRepository().getKieModule(release);
        Files.write(jar, module.getBytes());
    }

    /** Rules from a jar that was packed before; nothing is compiled. */
    public static KieContainer load(Path jar) {
        KieServices services = KieServices.Factory.get();
        ReleaseId release = services.getRepository()
                .addKieModule(services.getResources().newFileSystemResource(jar.toFile()))
                .getReleaseId();
        return services.newKieContainer(release);
    }

    private static ReleaseId compile(String drl) {
        KieServices services = KieServices.Factory.get();
        ReleaseId release = services.newReleaseId("io.holdfast.bench", "rules", "1." + System.nanoTime());
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        files.writeKModuleXML(SETTINGS);
        files.write("src/main/resources/io/holdfast/bench/rules/rules.drl", HEADER + drl);
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new IllegalStateException("Stock Drools refuses the made-up rules: " + errors.get(0));
        }
        return release;
    }
}
