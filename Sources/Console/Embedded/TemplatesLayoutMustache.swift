// Made by scripts/embed of Assets/templates/layout.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesLayoutMustache = #"""
<!doctype html>
<html lang="{{f.lang}}" data-theme="{{f.theme}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{f.title}}</title>
<link rel="icon" href="data:,">
{{#f.styles}}<link rel="stylesheet" href="{{.}}">
{{/f.styles}}
{{#f.scripts}}<script defer src="{{.}}"></script>
{{/f.scripts}}
<script type="module" src="{{f.module}}"></script>
</head>
<body{{^f.isFull}} class="bare"{{/f.isFull}} data-chart="{{f.chart}}">
<a class="skip" href="#content">{{w.frame.skip}}</a>
<div class="app">
{{#f.isFull}}
{{>menu}}
{{/f.isFull}}
<div class="body">
{{>top}}
<main id="content" tabindex="-1">
{{#f.flash}}<div class="flash {{tone}}" role="status">{{text}}</div>{{/f.flash}}
{{#page}}
{{>*template}}
{{/page}}
</main>
</div>
</div>
</body>
</html>

"""#
}
