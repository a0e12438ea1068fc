// Made by scripts/embed of Assets/templates/bounce.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesBounceMustache = #"""
<!doctype html>
<html lang="{{f.lang}}">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0;url={{f.address}}">
<title>{{f.title}}</title>
</head>
<body><a href="{{f.address}}">{{w.frame.proceed}}</a></body>
</html>

"""#
}
