package import Service

extension ConsoleRequest {
    /// For the partial `confirm`: what is destroyed is named, and has to be typed.
    package func confirmation(of name: String, _ problems: FormProblems = .none) -> View {
        let field = FormField(
            "confirm", say(\.frame.typeToConfirm, ["name": name]),
            // Who has typed it and is asked for something else need not type it again.
            value: form.raw("confirm") == name ? name : "", isRequired: true, autocomplete: "off",
            placeholder: name)
        return field.view(problems)
    }

    /// Throws where the field `confirm` is not `name`, letter for letter.
    package func requireTyped(_ name: String) throws(RefusedFields) {
        guard form.raw("confirm") == name else {
            throw RefusedFields(
                path: "confirm", say(\.frame.notTyped), hint: say(\.frame.typeAgain, ["name": name]))
        }
    }
}
