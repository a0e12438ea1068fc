// Made by scripts/embed of Assets: change that.
// swift-format-ignore-file

/// The console's own files, by their names.
enum EmbeddedAssets {
    static let all: [String: String] = [
        "css/console.css": cssConsoleCss,
        "js/console.js": jsConsoleJs,
        "templates/back.mustache": templatesBackMustache,
        "templates/bounce.mustache": templatesBounceMustache,
        "templates/confirm.mustache": templatesConfirmMustache,
        "templates/csrf.mustache": templatesCsrfMustache,
        "templates/error.mustache": templatesErrorMustache,
        "templates/field.mustache": templatesFieldMustache,
        "templates/fragment.mustache": templatesFragmentMustache,
        "templates/help.mustache": templatesHelpMustache,
        "templates/layout.mustache": templatesLayoutMustache,
        "templates/menu.mustache": templatesMenuMustache,
        "templates/more.mustache": templatesMoreMustache,
        "templates/problems.mustache": templatesProblemsMustache,
        "templates/sign-in.mustache": templatesSignInMustache,
        "templates/time.mustache": templatesTimeMustache,
        "templates/top.mustache": templatesTopMustache,
        "templates/workers-rows.mustache": templatesWorkersRowsMustache,
        "templates/workers.mustache": templatesWorkersMustache,
    ]
}
