/** Books in layers, a county's, a township's, a branch's: put together as nodes, so that findings keep their lines. */
package cn.sanwei.scoring.rulebook.layers;
