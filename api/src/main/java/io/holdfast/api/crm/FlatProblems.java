package io.holdfast.api.crm;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.client.FactProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells callers of the flat contract what is wrong by the names of their columns, all of it at once. */
final class FlatProblems {

    private FlatProblems() {}

    /**
     * The problem in the caller's words.
     *
     * @param own what is wrong with the columns themselves
     * @param column where a place in the other body came from
     * @param place where a column stands in the body that was sent
     */
    static ProblemException told(
            Problem problem, List<FactProblem> own, UnaryOperator<String> column, UnaryOperator<String> place) {
        if (problem.code() == ProblemCode.NOT_FOUND) {
            return Problem.of(
                            problem.code(),
                            "Nobody keeps facts of this client. Send facts beside `client_id`, or check the id.",
                            renamed(problem.errors(), own, column, place))
                    .exception();
        }
        List<FactProblem> all = renamed(problem.errors(), own, column, place);
        if (all.isEmpty()) {
            return problem.exception();
        }
        String what = all.size() == 1
                ? "One mistake; `errors` says in which column."
                : all.size() + " mistakes; `errors` says in which columns.";
        return Problem.of(own.isEmpty() ? problem.code() : ProblemCode.INVALID_REQUEST, what, all)
                .exception();
    }

    private static List<FactProblem> renamed(
            List<FactProblem> given, List<FactProblem> own, UnaryOperator<String> column, UnaryOperator<String> place) {
        List<FactProblem> all = new ArrayList<>(own);
        List<String> told = own.stream().map(FactProblem::pointer).toList();
        given.stream()
                .filter(one -> own.isEmpty() || !one.pointer().equals("/"))
                .map(one -> new FactProblem(column.apply(one.pointer()), one.message()))
                .filter(one -> one.pointer().isEmpty() ? own.isEmpty() : !told.contains(one.pointer()))
                .forEach(all::add);
        return all.stream()
                .map(one -> one.pointer().isEmpty() ? one : new FactProblem(place.apply(one.pointer()), one.message()))
                .toList();
    }
}
