package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.List;

/** The rules of a book, built and ready to run stage by stage. */
interface Stages {

    /** What the rules of a stage say, given the facts of that stage; the same facts always give the same. */
    List<Conclusion> run(Stage stage, Client client, FactSet facts);
}
