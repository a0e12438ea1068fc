// Made by scripts/embed of Assets: change that.
// swift-format-ignore-file

/// The console's own files, by their names.
enum EmbeddedAssets {
    static let all: [String: String] = [
        "css/base.css": cssBaseCss,
        "css/console.css": cssConsoleCss,
        "js/chart.js": jsChartJs,
        "js/confirm.js": jsConfirmJs,
        "js/console.js": jsConsoleJs,
        "js/copy.js": jsCopyJs,
        "js/filter.js": jsFilterJs,
        "js/keys.js": jsKeysJs,
        "js/live.js": jsLiveJs,
        "js/menu.js": jsMenuJs,
        "js/submit.js": jsSubmitJs,
        "js/time.js": jsTimeJs,
        "js/timeline.js": jsTimelineJs,
        "templates/back.mustache": templatesBackMustache,
        "templates/bounce.mustache": templatesBounceMustache,
        "templates/confirm.mustache": templatesConfirmMustache,
        "templates/csrf.mustache": templatesCsrfMustache,
        "templates/error.mustache": templatesErrorMustache,
        "templates/field.mustache": templatesFieldMustache,
        "templates/first-run.mustache": templatesFirstRunMustache,
        "templates/fragment.mustache": templatesFragmentMustache,
        "templates/help.mustache": templatesHelpMustache,
        "templates/layout.mustache": templatesLayoutMustache,
        "templates/menu.mustache": templatesMenuMustache,
        "templates/more.mustache": templatesMoreMustache,
        "templates/problems.mustache": templatesProblemsMustache,
        "templates/search.mustache": templatesSearchMustache,
        "templates/sign-in.mustache": templatesSignInMustache,
        "templates/time.mustache": templatesTimeMustache,
        "templates/top.mustache": templatesTopMustache,
        "templates/workers-rows.mustache": templatesWorkersRowsMustache,
        "templates/workers.mustache": templatesWorkersMustache,
    ]
}
