<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Acts</name>
    <message numerus="yes">
        <source>At most %n comment(s) at once.</source>
        <translation>
            <numerusform>At most %n comment at once.</numerusform>
            <numerusform>At most %n comments at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message numerus="yes">
        <source>%n approved</source>
        <translation>
            <numerusform>%n approved</numerusform>
            <numerusform>%n approved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edited</source>
        <translation>
            <numerusform>%n edited</numerusform>
            <numerusform>%n edited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n rejected</numerusform>
            <numerusform>%n rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spam</source>
        <translation>
            <numerusform>%n spam</numerusform>
            <numerusform>%n spam</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LastDecision</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n comment(s) selected</source>
        <translation>
            <numerusform>%n comment selected</numerusform>
            <numerusform>%n comments selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n comment(s) at once.</source>
        <translation>
            <numerusform>At most %n comment at once.</numerusform>
            <numerusform>At most %n comments at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n left</source>
        <translation>
            <numerusform>%1, %n left</numerusform>
            <numerusform>%1, %n left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message numerus="yes">
        <source>%n decision(s) were refused by the site: see the comments marked so.</source>
        <translation>
            <numerusform>%n decision was refused by the site: see the comment marked so.</numerusform>
            <numerusform>%n decisions were refused by the site: see the comments marked so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) changed on the site after being decided: see Conflicts.</source>
        <translation>
            <numerusform>%n comment changed on the site after being decided: see Conflicts.</numerusform>
            <numerusform>%n comments changed on the site after being decided: see Conflicts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueDelegate</name>
    <message numerus="yes">
        <source>like %n other(s)</source>
        <translation>
            <numerusform>like %n other</numerusform>
            <numerusform>like %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message numerus="yes">
        <source>%1, %n comment(s)</source>
        <translation>
            <numerusform>%1, %n comment</numerusform>
            <numerusform>%1, %n comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n waiting to be sent</source>
        <translation>
            <numerusform>%n waiting to be sent</numerusform>
            <numerusform>%n waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left, the oldest waits %1</source>
        <translation>
            <numerusform>%n left, the oldest waits %1</numerusform>
            <numerusform>%n left, the oldest waits %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadBlock</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
