package import APIModel

extension ConfigProblem {
    /// As the API writes it.
    package var field: ProblemField { ProblemField(path: path, line: line, message: message, hint: hint) }
}

extension FieldChange {
    /// As the API writes it.
    package var difference: FieldDifference { FieldDifference(path: path, before: before, after: after) }
}
