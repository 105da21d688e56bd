/** The days of a cycle and the periods in it, in Shanghai: what caps, absences and base points reckon by. */
package cn.sanwei.scoring.rulebook.calendar;
